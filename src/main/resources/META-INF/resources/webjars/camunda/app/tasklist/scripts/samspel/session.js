// A session that has ended says so, and what was written is there when its writer has signed in again.

import { say } from './words.js';
import { engine, root } from './server.js';
import { signedIn } from './drafts.js';

const STAFF = ['procurer', 'decision-maker', 'support-function', 'matching-officer'];
const PAGES = [
  { address: '/arenden', word: 'casesPage', roles: STAFF },
  { address: '/arenden', word: 'contractsPage', roles: ['supplier'] },
  { address: '/uppfoljning', word: 'followUpPage', roles: STAFF },
  { address: '/laget', word: 'statePage', roles: ['support-function'] },
  { address: '/aviseringar', word: 'noticesPage', roles: [...STAFF, 'supplier'] },
  { address: '/kalender', word: 'calendarPage', roles: [...STAFF, 'supplier'] },
  { address: '/ersattare', word: 'substitutesPage', roles: STAFF },
  { address: '/tillganglighet', word: 'accessibility' }
];

export function arrangeSession(tasklist) {
  tasklist.run(['$rootScope', '$timeout', '$route', ($rootScope, $timeout, $route) => {
    let banner = null;
    let someone = null;

    function tell() {
      if (!banner) {
        banner = document.createElement('div');
        banner.className = 'samspel-banner';
        banner.setAttribute('role', 'alert');
        document.body.append(banner);
      }
      banner.textContent = say('sessionEnded');
    }

    window.addEventListener('samspel-session-ended', () => {
      tell();
      $timeout(() => {
        if (!$rootScope.authentication) {
          // The web app knows already, and somebody may be signing in.
          return;
        }
        $rootScope.$broadcast('authentication.changed', null);
        $rootScope.authentication = null;
        // To the web app's own listeners, which are the root's: they take the page down while it is told.
        $rootScope.$emit('authentication.login.required');
      });
    });

    $rootScope.$on('authentication.logout.success', () => {
      someone = null;
    });

    // The web app found it out by itself, with a question of its own.
    $rootScope.$on('authentication.login.required', () => {
      if (someone) {
        tell();
      }
    });

    $rootScope.$on('authentication.changed', (event, authentication) => {
      if (authentication && authentication.name) {
        someone = authentication.name;
        if (banner) {
          banner.remove();
          banner = null;
        }
        signedIn(authentication.name);
        $timeout(showPages, 500);
      }
    });

    function link(page) {
      const a = document.createElement('a');
      a.href = root + page.address;
      a.textContent = say(page.word);
      return a;
    }

    // The ways from Tasklist to the pages beside it: those that the person's roles may open.
    async function showPages() {
      const foot = document.querySelector('[cam-widget-footer] #footer-timezone');
      if (!foot) {
        return;
      }
      const groups = someone ? (await engine(`/identity/groups?userId=${encodeURIComponent(someone)}`).catch(() => ({ groups: [] }))).groups.map(group => group.id) : [];
      const nav = document.createElement('nav');
      nav.className = 'samspel-pages';
      nav.setAttribute('aria-label', say('pages'));
      nav.append(...PAGES.filter(page => !page.roles || page.roles.some(role => groups.includes(role))).map(link));
      foot.querySelectorAll('nav').forEach(earlier => earlier.remove());
      foot.append(nav);
    }

    $timeout(showPages, 500);

    window.addEventListener('samspel-reopen', () => $timeout(() => $route.reload()));
  }]);
}
