export { lib } from '#service-kit';
