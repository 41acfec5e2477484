/** [C5] On the button of an invitation to call, in the language of the product's customers; Meta allows 20 characters. */
export const callButtonLabel = 'Telepon sekarang'
