// Cockpit's own places for more: what the support function watches on the first page, and the way from a process to its case.

function link(address, text) {
  const a = document.createElement('a');
  a.href = address;
  a.textContent = text;
  return a;
}

// The server's own page, its text escaped there; no script in it is run.
async function stateOfCases(container) {
  const answer = await fetch('/laget?del=panel', { credentials: 'same-origin' });
  if (!answer.ok) {
    container.remove();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  container.className = 'samspel-state';
  container.append(...page.body.childNodes);
}

async function caseOf(container, api, processInstanceId) {
  const answer = await fetch(api.engineApi + '/process-instance/' + encodeURIComponent(processInstanceId), { credentials: 'same-origin' });
  const key = answer.ok ? (await answer.json()).businessKey : null;
  if (key) {
    // A contract's page leads to its case.
    const isContract = /\/[0-9]+$/.test(key);
    const address = '/arende/' + encodeURIComponent(key);
    const known = await fetch(address, { method: 'HEAD', credentials: 'same-origin' });
    const page = known.ok ? address : isContract ? '/arende/' + encodeURIComponent(key.replace(/\/[0-9]+$/, '')) : null;
    if (page) {
      const paragraph = document.createElement('p');
      paragraph.append(link(page, 'Ärendet'), ' · ', link(page + '/bild', 'De tre processerna på en bild'));
      container.append(paragraph);
    }
  }
}

export default [
  {
    id: 'samspel-state-of-cases',
    pluginPoint: 'cockpit.dashboard',
    priority: 100,
    render: container => stateOfCases(container)
  },
  {
    id: 'samspel-case',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority: 100,
    properties: { label: 'Ärendet' },
    render: (container, { api, processInstanceId }) => caseOf(container, api, processInstanceId)
  }
];
