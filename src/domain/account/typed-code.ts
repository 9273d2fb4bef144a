/** The digits of a typed code as they were drawn, in whatever width and whatever mail programs and people put between them. */
export const bareCode = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '')
