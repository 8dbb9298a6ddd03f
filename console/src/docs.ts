// The offline, browsable description of the HTTP interface.
import 'rapidoc';
