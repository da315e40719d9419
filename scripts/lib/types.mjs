// The types of the npm package, dist/types/: TypeScript writes them from the sources.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stepIfStale } from './fresh.mjs';
import { must, root } from './run.mjs';

export const buildTypes = () =>
  stepIfStale(
    'Types, dist/types/',
    {
      inputs: ['www', 'tsconfig.json', 'tsconfig.types.json', 'package-lock.json', 'scripts/lib/types.mjs'],
      outputs: ['dist/types/index.types.d.ts'],
    },
    async () => {
      rmSync(join(root, 'dist', 'types'), { recursive: true, force: true });
      await must(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.types.json'], {
        failed: 'The types of the package could not be written; TypeScript says above why.',
      });
    },
  );
