// Draws every diagram and decision table of processes/ as docs/images/<name>.png, in a browser without a window.
// Usage: node render.mjs [name …]   (default: all)
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, '..', '..');
const models = join(project, 'processes');
const images = join(project, 'docs', 'images');
const require = createRequire(import.meta.url);
const dist = name => join(dirname(require.resolve(`${name}/package.json`)), 'dist');

const SCALE = 2;
const WIDEST = 7000;   // pixels: wider pictures are drawn at a smaller scale
const MARGIN = 16;     // in the diagram's own units

const browserPath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find(path => path && existsSync(path));
if (!browserPath) {
  console.error('No Chromium found. Install one, or name it in CHROMIUM_PATH.');
  process.exit(1);
}

const wanted = process.argv.slice(2);
const files = (await readdir(models))
  .filter(file => ['.bpmn', '.dmn'].includes(extname(file)))
  .filter(file => wanted.length === 0 || wanted.includes(basename(file, extname(file))))
  .sort();
await mkdir(images, { recursive: true });

const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
let failed = false;
try {
  for (const file of files) {
    const xml = await readFile(join(models, file), 'utf8');
    const target = join(images, `${basename(file, extname(file))}.png`);
    try {
      await (file.endsWith('.bpmn') ? drawDiagram(xml, target) : drawTable(xml, target));
      console.log(`${file} -> docs/images/${basename(target)}`);
    } catch (error) {
      failed = true;
      console.error(`${file}: ${error.message}`);
    }
  }
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);

async function drawDiagram(xml, target) {
  const viewer = join(dist('bpmn-js'), 'bpmn-viewer.production.min.js');
  const assets = join(dist('bpmn-js'), 'assets');
  const box = await withPage(1, async page => {
    await prepare(page, viewer, [join(assets, 'diagram-js.css'), join(assets, 'bpmn-js.css')]);
    return page.evaluate(openDiagram, { xml, margin: MARGIN });
  });
  const scale = Math.min(SCALE, WIDEST / box.width);
  await withPage(scale, async page => {
    await page.setViewportSize({ width: Math.ceil(box.width), height: Math.ceil(box.height) });
    await prepare(page, viewer, [join(assets, 'diagram-js.css'), join(assets, 'bpmn-js.css')]);
    await page.evaluate(openDiagram, { xml, margin: MARGIN });
    await page.screenshot({ path: target });
  });
}

async function drawTable(xml, target) {
  const assets = join(dist('dmn-js'), 'assets');
  const styles = ['diagram-js.css', 'dmn-js-shared.css', 'dmn-js-drd.css', 'dmn-js-decision-table.css', 'dmn-js-literal-expression.css']
    .map(style => join(assets, style));
  await withPage(SCALE, async page => {
    await page.setViewportSize({ width: 1500, height: 1000 });
    await prepare(page, join(dist('dmn-js'), 'dmn-viewer.production.min.js'), styles);
    await page.evaluate(async text => {
      const viewer = new window.DmnJS({ container: '#canvas' });
      await viewer.importXML(text);
      const table = viewer.getViews().find(view => view.type === 'decisionTable');
      if (!table) throw new Error('holds no decision table');
      await viewer.open(table);
      document.querySelectorAll('.view-drd').forEach(button => button.remove());
    }, xml);
    await page.addStyleTag({ content: '#canvas, #canvas * { overflow: visible !important; } #canvas .dmn-decision-table-container { display: inline-block; padding: 12px; }' });
    const box = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.tjs-table')]
        .map(element => element.getBoundingClientRect());
      return { right: Math.max(...boxes.map(box => box.right)), bottom: Math.max(...boxes.map(box => box.bottom)) };
    });
    await page.setViewportSize({ width: Math.ceil(box.right) + MARGIN, height: Math.ceil(box.bottom) + MARGIN });
    await page.screenshot({ path: target });
  });
}

async function withPage(scale, work) {
  const context = await browser.newContext({ deviceScaleFactor: scale });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function prepare(page, script, styles) {
  await page.setContent('<!doctype html><meta charset="utf-8"><body style="margin:0;background:white"><div id="canvas" style="width:100vw;height:100vh"></div></body>');
  for (const path of styles) await page.addStyleTag({ path });
  await page.addStyleTag({ content: '.bjs-powered-by { display: none !important; }' });
  await page.addScriptTag({ path: script });
}

/** Runs in the page: shows the diagram at its own size, its upper left corner at the margin; gives the size needed. */
async function openDiagram({ xml, margin }) {
  const viewer = new window.BpmnJS({ container: '#canvas' });
  const { warnings } = await viewer.importXML(xml);
  if (warnings.length) throw new Error(warnings.map(warning => warning.message).join('; '));
  const canvas = viewer.get('canvas');
  const { inner } = canvas.viewbox();
  const size = canvas.getSize();
  canvas.viewbox({ x: inner.x - margin, y: inner.y - margin, width: size.width, height: size.height });
  return { width: inner.width + 2 * margin, height: inner.height + 2 * margin };
}
