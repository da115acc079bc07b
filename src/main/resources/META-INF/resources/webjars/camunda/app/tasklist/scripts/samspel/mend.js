// What the web apps' own markup leaves out for who cannot see it, or has no mouse: names of fields and buttons, dialogs' titles, order.

let asked = false;

function name(element, text) {
  if (text && !element.getAttribute('aria-label') && !element.getAttribute('aria-labelledby')) {
    element.setAttribute('aria-label', text);
  }
}

function mend() {
  asked = false;
  document.querySelectorAll('[tabindex]').forEach(element => {
    if (Number(element.getAttribute('tabindex')) > 0) {
      element.setAttribute('tabindex', '0');
    }
  });
  document.querySelectorAll('form[name=signinForm] input').forEach((input, place) => {
    if (!input.id && input.getAttribute('placeholder')) {
      input.id = `samspel-sign-in-${place}`;
      input.autocomplete = input.type === 'password' ? 'current-password' : 'username';
      const label = document.createElement('label');
      label.htmlFor = input.id;
      label.textContent = input.getAttribute('placeholder');
      input.before(label);
    }
  });
  document.querySelectorAll('input[placeholder]').forEach(input => {
    if (!(input.labels && input.labels.length)) {
      name(input, input.getAttribute('placeholder'));
    }
  });
  document.querySelectorAll('.modal').forEach(modal => {
    const title = modal.querySelector('.modal-title');
    modal.setAttribute('role', 'dialog');
    modal.setAttribute('aria-modal', 'true');
    if (title) {
      title.id = title.id || 'samspel-dialog-title';
      modal.setAttribute('aria-labelledby', title.id);
    }
  });
  document.querySelectorAll('a[uib-tooltip], button[uib-tooltip], [uib-tooltip] > a').forEach(control => {
    if (!control.textContent.trim()) {
      name(control, (control.closest('[uib-tooltip]') || control).getAttribute('uib-tooltip'));
    }
  });
  document.querySelectorAll('.glyphicon').forEach(icon => icon.setAttribute('aria-hidden', 'true'));
  document.querySelectorAll('.app-switch > a.dropdown-toggle').forEach(menu => name(menu, document.documentElement.lang === 'en'
    ? 'Other pages' : 'Andra sidor'));
  // Other apps' content is where their menus end.
  if (!document.getElementById('samspel-content')) {
    const content = document.querySelector('[ng-view], .ng-view');
    if (content) {
      content.id = 'samspel-content';
      content.tabIndex = -1;
      content.setAttribute('role', 'main');
    }
  }
}

function soon() {
  if (!asked) {
    asked = true;
    requestAnimationFrame(mend);
  }
}

new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });
soon();

export default [];
