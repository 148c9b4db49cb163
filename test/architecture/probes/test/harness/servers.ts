export const servers = 'test servers';
