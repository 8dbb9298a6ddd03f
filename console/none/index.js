// What the graph editor imports by name. Its wasm engine would need a looser content security policy, its code editor and its
// spreadsheet reader are for node types and files this program does not take: the server checks the graph instead.
export const isReady = () => false;
export const getCompletions = () => [];
export const validateExpression = () => null;
export const validateUnaryExpression = () => null;
export const parseStandardExpression = () => null;
export const createVariableType = () => null;
export class VariableType {
  static fromJson() {
    return new VariableType();
  }
}
export class ExpressionBuilder {}
export class Variable {}
export const Editor = () => null;
export const DiffEditor = () => null;
export const loader = { config: () => undefined, init: () => Promise.resolve(undefined) };
export const useMonaco = () => null;
export const MarkerSeverity = { Hint: 1, Info: 2, Warning: 4, Error: 8 };
export default () => Promise.resolve();
