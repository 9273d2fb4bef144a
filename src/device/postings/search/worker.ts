import { attend } from './attend.ts'
import { openIndexFolder } from './index/index-folder.ts'

/** The worker in which a page searches postings. */
attend(() => openIndexFolder(navigator.storage))
