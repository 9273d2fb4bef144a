/** Whether so many bytes are free for what can be fetched again; true where a browser does not tell. */
export async function hasRoom(needed: number): Promise<boolean> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {}
  return quota === undefined || quota - (usage ?? 0) > needed
}
