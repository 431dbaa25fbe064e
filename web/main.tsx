import { render } from 'preact';
import { App } from './app/App.tsx';

const place = document.getElementById('page');
if (place !== null) render(<App />, place);
