export { map } from 'rxjs';
