import { beforeEach, inject } from 'vitest'

// Counted as skipped, one by one, so that the last line of a run shows that it was not a whole one.
beforeEach(({ skip }) => skip(inject('postgresql') === null, 'PostgreSQL is not installed'))
