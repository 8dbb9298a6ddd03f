// The institution's other products, read for what a new one can take from them.
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import type { Product } from './types.ts';
import { read } from './yaml.ts';

export async function documents(codes: string[]): Promise<Product[]> {
  const found = await Promise.all(codes.map(async (code) => (await api.GET('/v1/products/{code}', { params: { path: { code } } })).data as Schemas['ProductDetail']));
  return found.map((one) => read(one.document));
}
