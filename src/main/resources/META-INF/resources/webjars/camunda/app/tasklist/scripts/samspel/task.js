// The open task: whose it is, until when, and what may be done with it. It is taken when its form is first written in.

import { say, day, read } from './words.js';
import { engine, ours, Refused } from './server.js';

const TASK = `
<div samspel-layout></div>
<div ng-show="!taskState.$loaded" class="loader">{{ 'LOADING' | translate }}</div>
<div ng-show="taskState.$loaded">
  <div ng-hide="task"><samspel-receipt></samspel-receipt></div>
  <section ng-if="task" class="task-card" ng-class="{'task-removed': !taskExists}" aria-labelledby="samspel-task-name">
    <button type="button" class="btn btn-default samspel-back" ng-click="dismissTask()">{{ samspelBack }}</button>
    <header>
      <h2 class="task" id="samspel-task-name" tabindex="-1">{{ task.name || task.taskDefinitionKey }}</h2>
      <p class="process-definition">{{ task._embedded.processDefinition[0].name || task._embedded.processDefinition[0].key }}</p>
      <div cam-tasklist-task-meta task-data="taskData" error-handler="errorHandler"></div>
    </header>
    <div class="task-removed-alert">
      <div class="alert alert-info">
        {{ 'TASK_HAS_BEEN_REMOVED' | translate }}
        <button type="button" class="btn btn-default" ng-click="dismissTask()">{{ 'CLOSE_TASK' | translate }}</button>
      </div>
    </div>
    <div class="tabbed-content" ng-show="taskDetailTabs.length">
      <ul class="nav nav-tabs">
        <li ng-class="{ active: selectedTaskDetailTab.id === tab.id }" ng-repeat="tab in taskDetailTabs">
          <a href ng-click="selectTaskDetailTab(tab)" aria-current="{{ selectedTaskDetailTab.id === tab.id ? 'true' : undefined }}">
            {{ tab.label | translate }}</a>
        </li>
      </ul>
      <div class="tab-content"><view provider="selectedTaskDetailTab" vars="taskVars"></view></div>
    </div>
  </section>
</div>`;

const META = `
<p class="samspel-heading" ng-if="heading"><b>{{ heading.number }}</b> {{ heading.words }}</p>
<p class="samspel-state">
  <span class="samspel-due" ng-class="{late: late}">{{ due }}</span>
  <span class="samspel-mark" ng-if="mark">{{ mark }}</span>
  <span class="samspel-whose">{{ whose }}</span>
</p>
<p class="samspel-acts">
  <button type="button" class="btn btn-default claim" ng-if="isFree" ng-disabled="busy" ng-click="take()">{{ words.take }}</button>
  <button type="button" class="btn btn-default" ng-if="isColleagues && mayTakeOver" ng-disabled="busy" ng-click="takeOver()">
    {{ words.takeOver }}</button>
  <button type="button" class="btn btn-default unclaim" ng-if="isAssignee && isShared" ng-disabled="busy" ng-click="giveBack()">
    {{ words.giveBack }}</button>
  <button type="button" class="btn btn-default" ng-if="mayHandOver" ng-disabled="busy" ng-click="askHandOver()">{{ words.handOver }}</button>
</p>
<p class="samspel-told" role="status">{{ told }}</p>
<dialog class="samspel-dialog" aria-labelledby="samspel-hand-over">
  <h2 id="samspel-hand-over">{{ words.handOverTitle }}</h2>
  <p ng-if="!colleagues.length">{{ words.handOverNobody }}</p>
  <fieldset ng-if="colleagues.length">
    <legend>{{ words.handOverTo }}</legend>
    <label ng-repeat="person in colleagues" class="samspel-choice">
      <input type="radio" name="samspel-colleague" ng-model="handing.to" ng-value="person.id"> {{ person.name }}
    </label>
  </fieldset>
  <label ng-if="colleagues.length" class="samspel-reason">{{ words.handOverReason }}
    <textarea class="form-control" ng-model="handing.reason" rows="3" maxlength="1000"></textarea>
  </label>
  <p class="samspel-refused" role="alert">{{ handing.refused }}</p>
  <p class="samspel-acts">
    <button type="button" class="btn btn-default" ng-click="closeHandOver()">{{ words.cancel }}</button>
    <button type="button" class="btn btn-primary" ng-if="colleagues.length" ng-disabled="!handing.to || !handing.reason || busy"
            ng-click="handOver()">{{ words.handOverTitle }}</button>
  </p>
</dialog>`;

const FORM = `
<div ng-show="tasklistForm && !$loaded" class="loader">{{ 'LOADING' | translate }}</div>
<div ng-if="tasklistForm.type" ng-show="tasklistForm && $loaded" class="samspel-form"
     ng-class="{ 'disabled-form': options.disableForm, 'task-removed': taskRemoved}">
  <div ng-show="tasklistForm.$error" class="alert alert-danger" role="alert">
    <strong>{{ 'FORM_FAILURE' | translate }}</strong> {{ tasklistForm.$error.message | translate }}
  </div>
  <div ng-switch="tasklistForm.type" ng-show="!tasklistForm.$error">
    <div ng-switch-when="embedded"><div cam-tasklist-form-embedded></div></div>
    <div ng-switch-when="camunda-forms"><div cam-tasklist-form-camunda></div></div>
    <div ng-switch-when="external"><div cam-tasklist-form-external></div></div>
    <div ng-switch-default><div cam-tasklist-form-generic></div></div>
  </div>
  <p class="samspel-kept" role="status"></p>
  <div class="form-actions" ng-show="showCompleteButton()">
    <button class="btn btn-primary" type="submit" ng-click="complete()" ng-disabled="disableCompleteButton()">
      {{ 'COMPLETE' | translate }}
    </button>
  </div>
</div>`;

/** What a person does in a form to begin with it; moving through it by the keyboard is none of it. */
const TAKING = ['pointerdown', 'beforeinput', 'keydown'];

function nameOf(person) {
  return person ? [person.firstName, person.lastName].filter(Boolean).join(' ') || person.id : '';
}

export function arrangeTask(tasklist) {
  tasklist.config(['$provide', $provide => {
    Object.entries({ camTasklistTaskDirective: TASK, camTasklistTaskMetaDirective: META, camTasklistFormDirective: FORM })
        .forEach(([directive, template]) => $provide.decorator(directive, ['$delegate', $delegate => {
          $delegate[0].template = template;
          return $delegate;
        }]));
    // The receipt says what to do next.
    $provide.decorator('assignNotification', ['$delegate', () => () => {}]);
    $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', '$timeout', ($delegate, $timeout) => {
      const { compile } = $delegate[0];
      $delegate[0].compile = function own(...given) {
        const link = compile ? compile.apply(this, given) : null;
        return function both(scope, element, ...rest) {
          if (link) {
            (link.post || link).call(this, scope, element, ...rest);
          }
          acts(scope, element[0], $timeout);
        };
      };
      return $delegate;
    }]);
  }]);

  tasklist.directive('samspelLayout', [() => ({
    link(scope) {
      scope.samspelBack = say('back');
      scope.$watch('task', task => {
        document.body.classList.toggle('samspel-no-task', !task);
        window.scrollTo(0, 0);
      });
    }
  })]);
}

function acts(scope, element, $timeout) {
  const dialog = element.querySelector('dialog');
  scope.words = Object.fromEntries(['take', 'takeOver', 'giveBack', 'handOver', 'handOverTitle', 'handOverTo', 'handOverReason',
    'handOverNobody', 'cancel'].map(name => [name, say(name)]));
  scope.handing = {};
  let about = null;

  function show() {
    const { task } = scope;
    if (!task) {
      return;
    }
    const due = task.due ? new Date(task.due) : null;
    scope.late = due !== null && due < new Date();
    scope.due = due === null ? say('noDue') : scope.late ? say('late', day(due)) : say('due', day(due));
    scope.mark = task.priority >= 90 ? say('escalated') : task.priority >= 70 ? say('reminded') : '';
    const assignee = scope.assignee && scope.assignee.id;
    scope.isFree = !assignee;
    scope.isColleagues = Boolean(assignee) && !scope.isAssignee;
    scope.whose = scope.isAssignee ? say('mine') : scope.isFree ? say('free') : say('colleagues', nameOf(scope.assignee));
    document.body.classList.toggle('samspel-free', scope.isFree);
    if (about !== task.id) {
      about = task.id;
      scope.told = '';
      scope.heading = null;
      scope.isShared = scope.mayTakeOver = scope.mayHandOver = false;
      ours(`/api/desk/tasks/${task.id}`).then(facts => $timeout(() => {
        if (scope.task && scope.task.id === facts.id) {
          scope.heading = {
            number: facts.number,
            words: [facts.title, facts.about && facts.about.unit, facts.about && facts.about.company].filter(Boolean).join(' · ')
          };
          scope.isShared = facts.shared;
          scope.mayTakeOver = facts.mayTakeOver;
          scope.mayHandOver = facts.mayHandOver;
          scope.colleagues = facts.colleagues;
        }
      })).catch(() => {});
    }
  }

  scope.$watchGroup(['task', 'assignee', 'isAssignee'], show);

  function changed(told) {
    scope.told = told;
    scope.taskData.changed('task');
    scope.taskData.changed('taskList');
  }

  function act(work, told) {
    scope.busy = true;
    return work().then(() => $timeout(() => {
      scope.busy = false;
      changed(told);
    })).catch(refused => $timeout(() => {
      scope.busy = false;
      scope.told = refused instanceof Refused && refused.message ? refused.message : say('notReached');
    }));
  }

  const me = () => scope.$root.authentication.name;
  scope.take = () => act(() => engine(`/task/${scope.task.id}/claim`, 'POST', { userId: me() }), say('taken'));
  scope.giveBack = () => act(() => engine(`/task/${scope.task.id}/unclaim`, 'POST'), say('givenBack'));
  scope.takeOver = () => act(() => engine(`/task/${scope.task.id}/assignee`, 'POST', { userId: me() }), say('taken'));

  scope.askHandOver = () => {
    scope.handing = {};
    dialog.showModal();
  };
  scope.closeHandOver = () => dialog.close();
  scope.handOver = () => {
    scope.busy = true;
    const { to, reason } = scope.handing;
    ours(`/api/desk/tasks/${scope.task.id}/hand-over`, 'POST', { to, reason }).then(() => $timeout(() => {
      scope.busy = false;
      dialog.close();
      changed(say('handedOver', scope.colleagues.find(person => person.id === to).name));
    })).catch(refused => $timeout(() => {
      scope.busy = false;
      scope.handing.refused = refused.message || say('notReached');
    }));
  };

  function firstWritten(event) {
    if (event.type === 'keydown' && !['Enter', ' '].includes(event.key)) {
      return;
    }
    if (scope.isFree && !scope.busy && event.target.closest('.samspel-form')
        && event.target.closest('.task-details')) {
      scope.take();
    }
  }
  const around = document.querySelector('.task-details');
  TAKING.forEach(kind => around.addEventListener(kind, firstWritten, true));
  scope.$on('$destroy', () => {
    TAKING.forEach(kind => around.removeEventListener(kind, firstWritten, true));
    document.body.classList.remove('samspel-free');
  });
}
