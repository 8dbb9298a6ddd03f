// The way to runs of portraits: the console's own client, with their addresses.
import type { Client } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { api as every } from '@/api/client.ts';
import type { PortraitPaths } from './types.ts';

export const api = every as unknown as Client<PortraitPaths>;
export const $api = createQueryClient(api);
