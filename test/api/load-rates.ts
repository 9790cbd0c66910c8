import { join } from 'node:path';
import type { Api } from './api.js';

const fixture = (name: string): string => join(__dirname, '../fixtures', name);

/** The datasets `rates` and `effort`: worked cases, and the reference data they are held against. The dataset `aftermath` gets what is known of courts. */
export async function loadRates(api: Api): Promise<void> {
  await api.load('canonical', fixture('worked-rates.csv'), 'rates');
  await api.load('mediator', fixture('worked-rates-mediators.csv'), 'rates');
  await api.load('branch', fixture('worked-rates-branches.csv'), 'rates');
  await api.load('customers', fixture('worked-rates-customers.csv'), 'rates');
  await api.load('institution', fixture('worked-rates-institutions.csv'), 'rates');
  await api.load('canonical', fixture('worked-effort.csv'), 'effort');
  await api.load('mediator', fixture('worked-effort-mediators.csv'), 'effort');
  await api.load('court-feed', fixture('worked-aftermath-court.csv'), 'aftermath');
}
