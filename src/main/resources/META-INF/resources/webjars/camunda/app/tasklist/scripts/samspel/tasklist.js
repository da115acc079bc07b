// Samspel's part of Tasklist: loaded before the web app starts, by its configuration.

import './texts.js';
import './mend.js';
import './forms.js';
import { arrangeLists } from './lists.js';
import { arrangeTask } from './task.js';
import { arrangePages } from './pages.js';
import { arrangeReceipts } from './receipts.js';
import { arrangeSession } from './session.js';

const tasklist = window.angular.module('cam.tasklist');
arrangeLists(tasklist);
arrangeTask(tasklist);
arrangePages(tasklist);
arrangeReceipts(tasklist);
arrangeSession(tasklist);

// Until 2026 drafts were kept here, readable by whoever came next to the computer.
Object.keys(localStorage).filter(key => key.startsWith('camunda-form:')).forEach(key => localStorage.removeItem(key));

export default [];
