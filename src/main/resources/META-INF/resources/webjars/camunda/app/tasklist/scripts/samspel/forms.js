// One open form: what is sent, what is refused and where, and what is done about it.

import { say, moment } from './words.js';
import { engine, Refused } from './server.js';
import { Draft } from './drafts.js';

/** What is known of each open form, and dropped with it. */
const opened = new WeakMap();

class Told extends Error {
}

/** The innermost field's label, without the mark of a compulsory one. */
function labelOf(form, fieldId) {
  const field = form.get('formFieldRegistry').get(fieldId);
  return field ? field.label || field.dateLabel || '' : '';
}

function idOf(form, key) {
  const field = form.get('formFieldRegistry').getAll().find(one => one.key === key);
  return field ? field.id : null;
}

function elementOf(form, fieldId) {
  const around = opened.get(form).element;
  return around.querySelector(`[id$="-${fieldId}"], [id*="-${fieldId}-"]`);
}

function summary(form) {
  const element = opened.get(form).element;
  let found = element.querySelector(':scope > .samspel-refusal');
  if (!found) {
    found = document.createElement('div');
    found.className = 'samspel-refusal alert alert-danger';
    found.tabIndex = -1;
    found.setAttribute('role', 'alert');
    element.prepend(found);
  }
  return found;
}

function forgetRefusal(form) {
  const element = opened.get(form).element;
  element.querySelectorAll(':scope > .samspel-refusal').forEach(old => old.remove());
}

/** @param faults what is wrong: {field, sentence}, the field null when it is of the whole */
function tell(form, faults) {
  const box = summary(form);
  box.replaceChildren();
  const heading = document.createElement('h3');
  heading.textContent = faults.length === 1 ? say('refusedOne') : say('refusedMany', faults.length);
  const list = document.createElement('ul');
  faults.forEach(fault => {
    const line = document.createElement('li');
    if (fault.field) {
      const link = document.createElement('a');
      link.href = '';
      link.textContent = fault.sentence;
      link.addEventListener('click', event => {
        event.preventDefault();
        const target = elementOf(form, fault.field);
        if (target) {
          target.focus();
          target.scrollIntoView({ block: 'center' });
        }
      });
      line.append(link);
    } else {
      line.textContent = fault.sentence;
    }
    list.append(line);
  });
  box.append(heading, list);
  box.focus();
  box.scrollIntoView({ block: 'start' });
}

function user() {
  const scope = window.angular.element(document.body).injector().get('$rootScope');
  return scope.authentication ? scope.authentication.name : null;
}

/** Something was sent: the pane beside the list says what comes of it. */
function told(kind, id) {
  window.dispatchEvent(new CustomEvent('samspel-sent', { detail: { kind, id } }));
}

/** Says that a draft is filled in, and offers to throw it away. */
function restored(form, draft) {
  const { element, draft: kept } = opened.get(form);
  const line = document.createElement('p');
  line.className = 'samspel-restored alert alert-info';
  line.setAttribute('role', 'status');
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.className = 'btn btn-link';
  discard.textContent = say('discard');
  discard.addEventListener('click', async () => {
    await kept.forget();
    window.dispatchEvent(new CustomEvent('samspel-reopen'));
    line.remove();
  });
  line.append(say('restored', moment(new Date(draft.writtenAt))), ' ', discard);
  element.prepend(line);
}

window.samspelForm = {

  /** Shows the form with what is known, and with what the person had begun to write. */
  async open(form, schema, known, about) {
    const place = about.taskId || `start-${about.processDefinitionKey}`;
    const draft = new Draft(form, place, about.element);
    draft.user = user();
    opened.set(form, { ...about, schema, draft });
    const found = await Draft.find(place);
    const shown = await form.importSchema(schema, found ? { ...known, ...found.content } : known);
    draft.follow();
    if (found) {
      restored(form, found);
    }
    return shown;
  },

  /** The web app asks for it when the session has ended. */
  keep(form) {
    opened.get(form).draft.keep();
  },

  sent(form) {
    opened.get(form).draft.forget();
  },

  /** What the browser itself finds wrong: every sentence with its field, as one. */
  incomplete(form, errors) {
    const faults = Object.entries(errors).flatMap(([field, sentences]) => sentences.map(sentence => ({
      field, sentence: `${labelOf(form, field)}: ${sentence}`.replace('?:', '?')
    })));
    const order = [...form.get('formFieldRegistry').getAll()].map(field => field.id);
    faults.sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
    tell(form, faults);
    return new Told();
  },

  async submit(form, variables) {
    const { taskId, processDefinitionId } = opened.get(form);
    forgetRefusal(form);
    try {
      if (taskId) {
        const answer = await engine(`/task/${taskId}/submit-form`, 'POST', { variables });
        told('task', taskId);
        return answer;
      }
      const started = await engine(`/process-definition/${processDefinitionId}/submit-form`, 'POST', { variables });
      told('start', started.id);
      return started;
    } catch (refused) {
      throw this.refuse(form, refused);
    }
  },

  refuse(form, refused) {
    if (!(refused instanceof Refused)) {
      tell(form, [{ field: null, sentence: say('notReached') }]);
      return new Told();
    }
    if (refused.status === 401) {
      opened.get(form).draft.keep();
      window.dispatchEvent(new CustomEvent('samspel-session-ended'));
      return new Told();
    }
    const faults = refused.faults.map(fault => ({ field: fault.field && idOf(form, fault.field), sentence: fault.message }));
    if (!faults.length) {
      faults.push({ field: null, sentence: refused.message || say('notSent') });
    }
    const errors = {};
    faults.filter(fault => fault.field).forEach(fault => {
      (errors[fault.field] = errors[fault.field] || []).push(fault.sentence);
    });
    form._setState({ errors });
    tell(form, faults);
    return new Told();
  },

  /** Whether the person has been told already, so that the web app need not. */
  isTold(error) {
    return error instanceof Told;
  }
};
