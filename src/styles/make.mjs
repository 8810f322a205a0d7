// Usage: node make.mjs PACKAGES ROOT OUT. Keeps of Tabler's styles what some word in templates, Java or our script may name.
// A rule too many costs a few bytes, a rule too few a page's look: words are taken wherever they stand, and no variable goes.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';

const [packages, root, out] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(packages), 'package.json'));
const { PurgeCSS } = require('purgecss');

const [{ css }] = await new PurgeCSS().purge({
    content: ['src/main/jte/**/*.jte', 'src/main/java/**/*.java', 'src/main/resources/static/web/*.js'].map(
        (each) => path.join(root, each),
    ),
    css: [path.join(packages, 'node_modules/@tabler/core/dist/css/tabler.min.css')],
    defaultExtractor: (text) => text.match(/[A-Za-z][\w-]*/g) ?? [],
});
fs.writeFileSync(out, css.replace(/\n*$/, '\n'));
