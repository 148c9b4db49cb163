export const lib = 'service-kit';
