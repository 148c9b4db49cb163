export type { EntityManager } from 'typeorm';
