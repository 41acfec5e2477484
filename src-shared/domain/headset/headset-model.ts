/** Make and model as their USB ids, such as `0b0e:0412`: the same at every start, and for each headset of the model. */
export function headsetModel({ vendorId, productId }: UsbIds): string {
  return [vendorId, productId].map(id => id.toString(16).padStart(4, '0')).join(':')
}

interface UsbIds {
  readonly vendorId: number
  readonly productId: number
}
