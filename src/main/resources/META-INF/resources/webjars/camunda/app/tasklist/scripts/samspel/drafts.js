// What is written and not sent is kept on the server, for its writer alone, while it is written; nothing stays in the browser.

import { say, moment } from './words.js';
import { ours, Refused } from './server.js';

const PAUSE = 1200;

/** What could not be kept since the session had ended: in this page's memory only, until the same person has signed in again. */
const unkept = new Map();

/** What is being kept right now, so that nothing is read before it is written. */
let busy = Promise.resolve();

function address(place) {
  return `/api/desk/drafts/${encodeURIComponent(place)}`;
}

/** The answers alone: not what the form shows of others. */
function answers(form) {
  const { data } = form._getState();
  const fields = form.get('formFieldRegistry').getAll().filter(field => !['expression', 'text', 'html', 'button', 'group'].includes(field.type)
      && !field.disabled && field.readonly !== true);
  const roots = new Set(fields.map(field => {
    const path = form.get('pathRegistry').getValuePath(field) || [];
    return path[0];
  }).filter(Boolean));
  return Object.fromEntries([...roots].filter(root => data[root] !== undefined).map(root => [root, data[root]]));
}

function tell(element, sentence) {
  const line = element.closest('.samspel-form');
  const told = line && line.querySelector('.samspel-kept');
  if (told && told.textContent !== sentence) {
    told.textContent = sentence;
  }
}

export class Draft {

  constructor(form, place, element) {
    this.form = form;
    this.place = place;
    this.element = element;
    this.timer = null;
    this.isOver = false;
  }

  /** From now on what the person writes is kept. */
  follow() {
    const changed = () => {
      if (!this.isOver) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.keep(), PAUSE);
      }
    };
    ['input', 'change', 'click', 'keyup'].forEach(kind => this.element.addEventListener(kind, event => {
      if (event.target.closest('.fjs-form-field')) {
        changed();
      }
    }));
    this.before = JSON.stringify(answers(this.form));
    this.leave = () => this.keep({ keepalive: true });
    window.addEventListener('pagehide', this.leave);
    document.addEventListener('visibilitychange', this.leave);
  }

  async keep(more = {}) {
    clearTimeout(this.timer);
    const content = answers(this.form);
    const now = JSON.stringify(content);
    if (this.isOver || now === this.before) {
      return;
    }
    this.before = now;
    tell(this.element, say('saving'));
    const kept = ours(address(this.place), 'PUT', content, more);
    busy = kept.catch(() => {});
    try {
      const { writtenAt } = await kept;
      if (!this.isOver) {
        tell(this.element, say('saved', moment(new Date(writtenAt))));
      }
    } catch (refused) {
      this.before = '';
      if (refused instanceof Refused && refused.status === 401) {
        unkept.set(this.place, { content, user: this.user });
        window.dispatchEvent(new CustomEvent('samspel-session-ended'));
      } else if (refused instanceof Refused && refused.status === 404) {
        this.end();
      } else {
        tell(this.element, refused.message || say('notSaved'));
      }
    }
  }

  /** The form has been sent, or the draft thrown away. */
  end() {
    this.isOver = true;
    clearTimeout(this.timer);
    window.removeEventListener('pagehide', this.leave);
    document.removeEventListener('visibilitychange', this.leave);
  }

  async forget() {
    this.end();
    await busy;
    await ours(address(this.place), 'DELETE').catch(() => {});
  }

  static async find(place) {
    await busy;
    const draft = await ours(address(place)).catch(() => null);
    return draft && draft.content && Object.keys(draft.content).length ? draft : null;
  }
}

/** Called when somebody has signed in: what was unkept is kept now, unless it is another person's. */
export function signedIn(user) {
  const waiting = [...unkept.entries()].filter(([, { user: writer }]) => writer === user);
  unkept.clear();
  busy = Promise.all(waiting.map(([place, { content }]) => ours(address(place), 'PUT', content).catch(() => {})));
  return busy;
}
