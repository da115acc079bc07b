// After each step: what was sent, what comes next, who has it now and until when, the next own task, and the case.

import { say, day } from './words.js';
import { ours, root } from './server.js';

const RECEIPT = `
<div ng-if="!receipt" class="no-task well">{{ words.chooseTask }}</div>
<section ng-if="receipt" class="samspel-receipt-box" aria-labelledby="samspel-receipt-head">
  <button type="button" class="btn btn-default samspel-back" ng-click="close()">{{ words.back }}</button>
  <h2 id="samspel-receipt-head" tabindex="-1">{{ words.sent }}</h2>
  <p ng-if="receipt.step"><b>{{ receipt.step }}</b></p>
  <h3 ng-if="next.length">{{ words.next }}</h3>
  <ul ng-if="next.length">
    <li ng-repeat="one in next"><a ng-if="one.link" ng-href="{{ one.link }}">{{ one.step }}</a><span ng-if="!one.link">{{ one.step }}</span>
      <span>{{ one.rest }}</span></li>
  </ul>
  <p ng-if="loaded && !next.length">{{ words.nothingNext }}</p>
  <p ng-if="own"><b>{{ words.ownNext }}</b> <a ng-href="{{ own.link }}">{{ own.step }}</a> <span>{{ own.rest }}</span></p>
  <p ng-if="caseLink"><a ng-href="{{ caseLink }}">{{ words.theCase }}</a></p>
  <p><button type="button" class="btn btn-default" ng-click="close()">{{ words.close }}</button></p>
</section>`;

/** What follows may be made by the server a moment after the answer. */
const LOOKS = [300, 2500, 6000];

export function arrangeReceipts(tasklist) {
  tasklist.directive('samspelReceipt', ['$timeout', $timeout => ({
    scope: {},
    template: RECEIPT,
    link(scope, element) {
      scope.words = Object.fromEntries(['chooseTask', 'sent', 'next', 'nothingNext', 'ownNext', 'theCase', 'close', 'back']
          .map(name => [name, say(name)]));

      function shown(one) {
        const rest = [one.who === undefined || one.who === null ? (one.task ? say('withYou') : '') : say('withWhom', one.who),
          one.due ? say('until', day(new Date(one.due))) : ''].filter(Boolean).join(', ');
        return {
          step: one.step || say('otherSide'),
          rest: rest ? `– ${rest}` : '',
          link: one.task ? `#/?task=${one.task}&forceDisplayTask=true` : null
        };
      }

      async function look({ kind, id }) {
        const receipt = await ours(`/api/desk/receipts/${kind}/${id}`);
        $timeout(() => {
          if (!scope.receipt || scope.receipt.id !== id) {
            return;
          }
          scope.loaded = true;
          scope.next = (receipt.next || []).map(shown);
          scope.own = receipt.ownTask ? shown(receipt.ownTask) : null;
          scope.caseLink = receipt.caseNumber && !receipt.supplier ? `${root}/arende/${encodeURIComponent(receipt.caseNumber)}` : null;
        });
      }

      scope.close = () => {
        scope.receipt = null;
        document.body.classList.remove('samspel-receipt');
      };

      function sent({ detail }) {
        const name = document.querySelector('#samspel-task-name');
        $timeout(() => {
          scope.receipt = { id: detail.id, step: detail.kind === 'task' && name ? name.textContent.trim() : null };
          scope.next = [];
          scope.own = scope.caseLink = null;
          scope.loaded = false;
          document.body.classList.add('samspel-receipt');
          $timeout(() => {
            const head = element[0].querySelector('#samspel-receipt-head');
            if (head) {
              head.focus();
            }
          }, 400);
        });
        LOOKS.forEach(pause => setTimeout(() => look(detail).catch(() => {}), pause));
      }

      window.addEventListener('samspel-sent', sent);
      scope.$on('$destroy', () => window.removeEventListener('samspel-sent', sent));
      // Another task is opened: the receipt has been read.
      scope.$watch(() => document.body.classList.contains('samspel-no-task'), isNone => {
        if (!isNone && scope.receipt && scope.loaded) {
          scope.close();
        }
      });
    }
  })]);
}
