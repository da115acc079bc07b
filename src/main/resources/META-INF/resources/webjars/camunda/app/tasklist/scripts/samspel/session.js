// A session that has ended says so, and what was written is there when its writer has signed in again.

import { say } from './words.js';
import { root } from './server.js';
import { signedIn } from './drafts.js';

export function arrangeSession(tasklist) {
  tasklist.run(['$rootScope', '$timeout', '$route', ($rootScope, $timeout, $route) => {
    let banner = null;
    let someone = false;

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
      someone = false;
    });

    // The web app found it out by itself, with a question of its own.
    $rootScope.$on('authentication.login.required', () => {
      if (someone) {
        tell();
      }
    });

    $rootScope.$on('authentication.changed', (event, authentication) => {
      if (authentication && authentication.name) {
        someone = true;
        if (banner) {
          banner.remove();
          banner = null;
        }
        signedIn(authentication.name);
      }
    });

    $timeout(() => {
      const foot = document.querySelector('[cam-widget-footer] #footer-timezone');
      if (foot) {
        const link = document.createElement('a');
        link.href = `${root}/tillganglighet`;
        link.textContent = say('accessibility');
        foot.append(' · ', link);
      }
    }, 500);

    window.addEventListener('samspel-reopen', () => $timeout(() => $route.reload()));
  }]);
}
