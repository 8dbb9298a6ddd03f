// All words in English, by page.
import common from './common.ts';
import applications from './applications.ts';
import loans from './loans.ts';
import facilities from './facilities.ts';
import packages from './packages.ts';
import funding from './funding.ts';
import scorecards from './scorecards.ts';
import laboratory from './laboratory.ts';
import products from './products.ts';
import studio from './studio.ts';
import guarantees from './guarantees.ts';
import desk from './desk.ts';
import quality from './quality.ts';
import firms from './firms.ts';
import approvals from './approvals.ts';
import overview from './overview.ts';
import market from './market.ts';
import users from './users.ts';
import audit from './audit.ts';
import closes from './closes.ts';
import ledger from './ledger.ts';
import migrations from './migrations.ts';
import rulebook from './rulebook.ts';
import webhooks from './webhooks.ts';
import me from './me.ts';
import gate from './gate.ts';

export default { common, applications, loans, facilities, packages, funding, scorecards, laboratory, products, studio, guarantees, desk, quality, firms, approvals, overview, market, users, audit, closes, ledger, migrations, rulebook, webhooks, me, gate };
