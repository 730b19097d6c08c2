/** A thread that reads damaged files of each format, as many of each as its data says. */
import { workerData } from 'node:worker_threads';
import { FORMATS } from '../../src/exchange/imported-review.ts';
import { formatsReadAnything } from '../exchange/formats/any-records.property.ts';
import { readsAnyFile } from '../exchange/reading/any-file.property.ts';

for (const format of FORMATS) {
  await readsAnyFile(format, workerData as number);
  console.log(`Files of ${format}: fine`);
}
formatsReadAnything(workerData as number);
console.log('Records of all formats: fine');
