// Draws the processes with the diagram viewer that ships with Cockpit (bpmn-js), found in the web apps' library by what it does.
(function () {
  'use strict';
  var facts = JSON.parse(document.getElementById('facts').textContent);
  var panels = document.getElementById('panels');
  var chosen = document.getElementById('chosen');
  var svg = document.getElementById('lines');
  var viewers = [];
  var chosenLine = -1;

  function viewerClass(require) {
    var ids = Object.keys(require.m).filter(function (id) {
      var text = Function.prototype.toString.call(require.m[id]);
      return text.indexOf('_navigationModules') >= 0 && text.indexOf('importXML') >= 0;
    });
    for (var i = 0; i < ids.length; i++) {
      var found = Object.values(require(ids[i])).filter(function (one) {
        return typeof one === 'function' && one.prototype && one.prototype.importXML && one.prototype._navigationModules;
      })[0];
      if (found) {
        return found;
      }
    }
    return null;
  }

  function show(panel, id) {
    var shape = panel.shapes[id];
    chosenLine = -1;
    draw();
    chosen.hidden = !shape;
    if (!shape) {
      return;
    }
    chosen.textContent = '';
    var name = document.createElement('strong');
    name.textContent = shape.name;
    chosen.appendChild(name);
    chosen.appendChild(document.createTextNode(' ' + shape.text + ' '));
    shape.links.forEach(function (link) {
      var a = document.createElement('a');
      a.href = link.address;
      a.textContent = link.text;
      chosen.appendChild(a);
      chosen.appendChild(document.createTextNode(' '));
    });
    if (shape.links.length === 1) {
      location.assign(shape.links[0].address);
    }
  }

  function open(Viewer, panel) {
    var viewer = new Viewer({ container: document.getElementById('canvas-' + panel.index), width: '100%', height: '100%' });
    return viewer.importXML(panel.xml).then(function () {
      viewers[panel.index] = viewer;
      var canvas = viewer.get('canvas');
      var registry = viewer.get('elementRegistry');
      canvas.zoom('fit-viewport', 'auto');
      Object.keys(panel.shapes).forEach(function (id) {
        var shape = panel.shapes[id];
        if (!registry.get(id)) {
          return;
        }
        canvas.addMarker(id, shape.kind);
        if (shape.links.length) {
          canvas.addMarker(id, 'opens');
        }
        if (shape.count > 0) {
          var count = document.createElement('div');
          count.className = 'count';
          count.textContent = shape.count;
          viewer.get('overlays').add(id, { position: { top: -12, right: 12 }, html: count });
        }
      });
      viewer.get('eventBus').on('element.click', function (event) {
        show(panel, event.element.id.replace(/_label$/, ''));
      });
      viewer.get('eventBus').on('canvas.viewbox.changed', draw);
    });
  }

  // Where a shape is on the page; at its panel's edge when it has been moved out of sight.
  function place(index, id) {
    var viewer = viewers[index];
    var graphics = viewer && viewer.get('elementRegistry').getGraphics(id);
    if (!graphics) {
      return null;
    }
    var box = graphics.getBoundingClientRect();
    var frame = document.getElementById('canvas-' + index).getBoundingClientRect();
    var all = panels.getBoundingClientRect();
    return {
      x: Math.min(Math.max(box.left + box.width / 2, frame.left), frame.right) - all.left,
      top: Math.min(Math.max(box.top, frame.top), frame.bottom) - all.top,
      bottom: Math.min(Math.max(box.bottom, frame.top), frame.bottom) - all.top
    };
  }

  function draw() {
    svg.textContent = '';
    facts.lines.forEach(function (line) {
      var from = place(line.fromPanel, line.fromShape);
      var to = place(line.toPanel, line.toShape);
      if (!from || !to) {
        return;
      }
      var down = line.fromPanel < line.toPanel;
      var y1 = down ? from.bottom : from.top;
      var y2 = down ? to.top : to.bottom;
      var middle = (y1 + y2) / 2;
      var path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('d', 'M' + from.x + ',' + y1 + ' C' + from.x + ',' + middle + ' ' + to.x + ',' + middle + ' ' + to.x + ',' + y2);
      path.setAttribute('class', (line.awaited ? 'awaited' : 'sent') + (line.index === chosenLine ? ' chosen' : ''));
      svg.appendChild(path);
    });
  }

  function point(line) {
    [[line.fromPanel, line.fromShape], [line.toPanel, line.toShape]].forEach(function (end) {
      if (viewers[end[0]]) {
        viewers[end[0]].get('canvas').addMarker(end[1], 'ends');
        setTimeout(function () { viewers[end[0]].get('canvas').removeMarker(end[1], 'ends'); }, 6000);
      }
    });
    chosenLine = line.index;
    draw();
    panels.scrollIntoView();
  }

  self.webpackChunkcamunda_bpm_webapp.push([['samspel-picture'], {}, function (require) {
    var Viewer = viewerClass(require);
    if (!Viewer) {
      panels.dataset.drawn = 'missing';
      return;
    }
    Promise.all(facts.panels.map(function (panel) { return open(Viewer, panel); })).then(function () {
      draw();
      panels.dataset.drawn = 'yes';
    });
  }]);

  document.addEventListener('click', function (event) {
    var zoom = event.target.closest('[data-zoom]');
    var line = event.target.closest('[data-line]');
    if (zoom) {
      var canvas = viewers[zoom.dataset.panel].get('canvas');
      canvas.zoom(zoom.dataset.zoom === 'fit' ? 'fit-viewport' : canvas.zoom() * (zoom.dataset.zoom === 'in' ? 1.4 : 1 / 1.4), 'auto');
    }
    if (line) {
      point(facts.lines.filter(function (one) { return String(one.index) === line.dataset.line; })[0]);
    }
  });
  window.addEventListener('resize', draw);
}());
