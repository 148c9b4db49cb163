const base = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '64MB',
  wal_compression: 'on',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
  log_checkpoints: 'off',
};

// A commit still reaches the operating system before it is answered, so a killed server loses nothing; only a power cut would.
const notDurable = { fsync: 'off', full_page_writes: 'off' };

/** The server's arguments for a small machine. `durable: false` is for tests. */
export function postgresArguments({ dataDir, port, durable }) {
  const settings = { ...base, port: String(port), ...(durable ? {} : notDurable) };
  return ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
