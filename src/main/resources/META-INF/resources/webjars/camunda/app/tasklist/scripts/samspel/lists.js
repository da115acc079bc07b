// The filters with their counts, one search box, and the tasks on cards of two lines.

import { say, day, read } from './words.js';
import { ours } from './server.js';

/** A task that has been reminded of has this priority, an escalated one the next. */
const REMINDED = 70;
const ESCALATED = 90;

const FILTERS = `
<div ng-show="!state.$loaded && !state.$error" class="loader">{{ 'LOADING' | translate }}</div>
<div ng-show="state.$error" class="alert alert-danger" role="alert">{{ 'FILTERS_LOADING_FAILURE' | translate }}</div>
<nav ng-show="state.$loaded && !state.$error" aria-label="{{ 'FILTERS' | translate }}">
  <ul class="samspel-filters list-unstyled">
    <li ng-repeat="filter in filters" class="task-filter" ng-class="{active: isFocused(filter)}">
      <a href title="{{ filter.properties.description }}" ng-click="focus(filter)" aria-current="{{ isFocused(filter) ? 'page' : undefined }}"
         ng-style="{borderColor: filter.properties.color}">
        <span class="name">{{ filter.name }}</span>
        <span class="counter">{{ isFocused(filter) && filterCount !== undefined ? filterCount : filter.itemCount }}</span>
      </a>
      <button type="button" class="btn btn-link" ng-if="userCanCreateFilter" ng-click="openModal($event, filter)"
              aria-label="{{ 'FILTER_EDIT' | translate }}: {{ filter.name }}">
        <span class="glyphicon glyphicon-pencil" aria-hidden="true"></span>
      </button>
    </li>
  </ul>
</nav>
<samspel-pages ng-if="state.$loaded"></samspel-pages>`;

const TASKS = `
<div ng-show="!state.$loaded && !state.$error" class="loader">{{ 'LOADING' | translate }}</div>
<div ng-show="state.$error" class="alert alert-danger" role="alert">
  <strong>{{ 'FAILURE' | translate }}:</strong> {{ error.message }}
</div>
<div ng-if="state.$loaded && !state.$error">
  <samspel-nothing ng-if="!totalItems"></samspel-nothing>
  <div ng-if="totalItems && !tasks.length" class="well">
    {{ 'RESTRICTION_NOTICE' | translate }} <a href ng-click="resetPage()">{{ 'RESET_PAGE' | translate }}</a>
  </div>
  <ol class="tasks-list list-unstyled" ng-if="totalItems" ng-keydown="handleKeydown($event)">
    <li class="task" ng-repeat="(delta, task) in tasks" ng-class="{active: currentTaskId === task.id}">
      <div class="clickable samspel-card" ng-click="focus($event, task)" samspel-card="task"></div>
    </li>
  </ol>
</div>
<ul uib-pagination ng-show="state.$loaded && totalItems > pageSize" total-items="totalItems" items-per-page="pageSize" max-size="5"
    class="pagination-sm" boundary-links="true" ng-model="pageNum" ng-change="pageChange()" next-text="&rsaquo;" last-text="&raquo;"
    previous-text="&lsaquo;" first-text="&laquo;"></ul>`;

const CARD = `
<div class="samspel-line">
  <h3 class="task"><a ng-href="{{ $parent.getHrefUrl(task) }}" ng-click="$parent.focus($event, task)">{{ task.name }}</a></h3>
  <span class="samspel-due" ng-class="{late: late}">{{ due }}</span>
</div>
<div class="samspel-line samspel-about">
  <span class="samspel-case" title="{{ about }}"><b>{{ number }}</b> {{ more }}</span>
  <span class="samspel-mark" ng-if="mark">{{ mark }}</span>
  <span class="assignee" ng-if="task.assignee">{{ $parent.assigneeDisplayedName(task) }}</span>
</div>`;

const SEARCH = `
<form class="samspel-search" role="search" ng-submit="look()">
  <input type="search" class="form-control" ng-model="search.text" ng-change="soon()" aria-label="{{ label }}" placeholder="{{ label }}"
         autocomplete="off" maxlength="80">
  <span class="sr-only" role="status">{{ told }}</span>
</form>`;

/** What the list itself does not say of a case: asked for once a task, many at a time. */
function caseFacts($q, $timeout) {
  const known = {};
  let waiting = {};
  let timer = null;

  function ask() {
    const asked = waiting;
    waiting = {};
    timer = null;
    ours('/api/desk/cards', 'POST', Object.keys(asked)).catch(() => ({})).then(facts => $timeout(() => {
      Object.entries(asked).forEach(([id, answer]) => answer.resolve(facts[id] || {}));
    }));
  }

  return id => {
    if (!known[id]) {
      waiting[id] = $q.defer();
      known[id] = waiting[id].promise;
      timer = timer || setTimeout(ask, 20);
    }
    return known[id];
  };
}

function variable(task, name) {
  const found = ((task._embedded || {}).variable || []).find(one => one.name === name);
  return found ? found.value : null;
}

/** Wherever in the word; the engine's own signs are letters here. */
function anywhere(text) {
  return `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`;
}

export function arrangeLists(tasklist) {
  tasklist.config(['$provide', 'ViewsProvider', ($provide, views) => {
    $provide.decorator('camTasksDirective', ['$delegate', $delegate => {
      $delegate[0].template = TASKS;
      return $delegate;
    }]);
    $provide.decorator('camTasklistFiltersDirective', ['$delegate', $delegate => {
      $delegate[0].template = FILTERS;
      return $delegate;
    }]);
    views.registerDefaultView('tasklist.list', {
      id: 'samspel-search',
      priority: 100,
      template: SEARCH,
      controller: ['$scope', '$timeout', 'search', searchBox]
    });
  }]);

  tasklist.factory('samspelFacts', ['$q', '$timeout', caseFacts]);

  tasklist.directive('samspelCard', ['samspelFacts', facts => ({
    scope: { task: '=samspelCard' },
    template: CARD,
    link(scope) {
      scope.$watch('task', task => {
        const due = read(task.due);
        scope.late = due !== null && due < new Date();
        scope.due = due === null ? '' : day(due);
        scope.mark = task.priority >= ESCALATED ? say('escalated') : task.priority >= REMINDED ? say('reminded') : '';
        scope.number = variable(task, 'contractId') || variable(task, 'registryNumber') || '';
        const title = variable(task, 'title') || '';
        scope.more = title;
        scope.about = `${scope.number} ${title}`;
        facts(task.id).then(more => {
          scope.more = [title, more.unit, more.company].filter(Boolean).join(' · ');
          scope.about = `${scope.number} ${scope.more}`;
        });
      });
    }
  })]);

  tasklist.directive('samspelNothing', ['search', search => ({
    template: '<div class="well samspel-nothing" role="status">{{ sentence }}</div>',
    link(scope) {
      const asked = search().samspel;
      scope.sentence = asked ? say('noHit', asked) : say('nothing');
    }
  })]);
}

function searchBox(scope, $timeout, search) {
  const data = scope.tasklistData.newChild(scope);
  let timer = null;
  scope.label = say('search');
  scope.search = { text: search().samspel || '' };

  scope.look = () => {
    $timeout.cancel(timer);
    const text = scope.search.text.trim();
    search.updateSilently({ samspel: text || null, page: 1 });
    const found = anywhere(text);
    const names = ['registryNumber', 'title', 'contractId'];
    const none = { processVariables: [], taskVariables: [], caseInstanceVariables: [] };
    const ask = contracts => data.set('searchQuery', {
      ...none,
      orQueries: [{
        processVariables: [
          ...names.map(name => ({ name, operator: 'like', value: found })),
          ...contracts.map(value => ({ name: 'contractId', operator: 'eq', value }))
        ],
        variableValuesIgnoreCase: true
      }]
    });
    if (!text) {
      data.set('searchQuery', none);
      return;
    }
    ask([]);
    ours('/api/desk/contracts?company=' + encodeURIComponent(text)).catch(() => []).then(contracts => $timeout(() => {
      if (contracts.length && scope.search.text.trim() === text) {
        ask(contracts);
      }
    }));
  };
  scope.soon = () => {
    $timeout.cancel(timer);
    timer = $timeout(scope.look, 350);
  };
  data.observe('taskList', list => {
    scope.told = !scope.search.text ? '' : list.count === 1 ? say('oneHit') : say('hits', list.count || 0);
  });
  // What was sent is in no filter any more, and what follows may be in another.
  const recount = () => $timeout(() => data.changed('filters'), 1000);
  window.addEventListener('samspel-sent', recount);
  scope.$on('$destroy', () => window.removeEventListener('samspel-sent', recount));
  if (scope.search.text) {
    scope.look();
  }
}
