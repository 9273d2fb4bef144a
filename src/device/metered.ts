interface Connection {
  saveData?: boolean
  type?: string
}

/** Whether this line costs by the byte, or its owner asked to spare it, as far as the browser tells. */
export function isMetered(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection }
  return connection?.saveData === true || connection?.type === 'cellular'
}
