window.sample?.onSaid((words, date, bytes) => {
  document.querySelector('#said').textContent = `${words} ${date.toISOString()} ${bytes.join()}`
})
document.querySelector('#say').addEventListener('click', () => window.sample.say('hello'))
