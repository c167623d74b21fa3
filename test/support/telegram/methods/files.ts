import { limits } from '../limits.ts';
import { bad } from '../refusal.ts';
import type { Method } from './method.ts';

export const getFile: Method = (args, { files }) => {
  const file = files.byId(args.text('file_id') ?? '');
  if (file === undefined) throw bad('invalid file_id');
  if (file.size > limits.downloadBytes) throw bad('file is too big');
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size, file_path: file.path };
};
