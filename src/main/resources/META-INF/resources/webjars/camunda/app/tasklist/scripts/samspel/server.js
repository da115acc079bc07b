// Calls to our own server, in the session of the web apps.

const ROOT = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const ENGINE = `${document.querySelector('base').getAttribute('engine-api')}engine/default`;

/** The server refused; {@code faults} says why, by field where it is one's. */
export class Refused extends Error {
  constructor(status, answer) {
    super((answer && answer.message) || '');
    this.status = status;
    this.faults = (answer && answer.faults) || [];
  }
}

function token() {
  const cookie = document.cookie.split('; ').find(one => one.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.substring('XSRF-TOKEN='.length)) : '';
}

async function call(address, method, body, more) {
  const answer = await fetch(address, {
    method,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token() },
    body: body === undefined ? undefined : JSON.stringify(body),
    ...more
  });
  const text = await answer.text();
  let read = null;
  try {
    read = text ? JSON.parse(text) : null;
  } catch (notJson) {
    read = null;
  }
  if (!answer.ok) {
    throw new Refused(answer.status, read);
  }
  return read;
}

export const engine = (path, method = 'GET', body = undefined) => call(ENGINE + path, method, body);
export const ours = (path, method = 'GET', body = undefined, more = {}) => call(ROOT + path, method, body, more);
export const root = ROOT;
