export { lib } from '#eligibility';
