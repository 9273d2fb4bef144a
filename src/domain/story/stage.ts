/** How long ago somebody completed or left the course. */
export const storyStages = ['recent', 'middle', 'long'] as const
export type StoryStage = (typeof storyStages)[number]

/** Up to five years, up to fifteen, or more; `year`: the present one. What lies ahead is as recent as can be. */
export function stageOf(doctorateIn: number, year: number): StoryStage {
  const passed = year - doctorateIn
  return passed <= 5 ? 'recent' : passed <= 15 ? 'middle' : 'long'
}
