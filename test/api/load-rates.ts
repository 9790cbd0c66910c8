import { join } from 'node:path';
import type { Api } from './api.js';

const fixture = (name: string): string => join(__dirname, '../fixtures', name);

/** The dataset `rates`: worked cases, and the reference data they are held against. */
export async function loadRates(api: Api): Promise<void> {
  await api.load('canonical', fixture('worked-rates.csv'), 'rates');
  await api.load('mediator', fixture('worked-rates-mediators.csv'), 'rates');
  await api.load('branch', fixture('worked-rates-branches.csv'), 'rates');
  await api.load('customers', fixture('worked-rates-customers.csv'), 'rates');
}
