// Where the console begins.
import '@ant-design/v5-patch-for-react-19';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { firstLanguage } from './display.tsx';
import { startLanguage } from './i18n/index.ts';

startLanguage(firstLanguage());
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
