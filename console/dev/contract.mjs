// The interface as agreed between the server and the console, for what the server does not describe yet.
//
// `schemas`: one line per type, `name:type` apart by blanks. Types: s (text, the default), int, num, bool, any, or the name of
// a type; `[]` makes a list of it, `?` says it may be null. `routes`: method, path, query parameters, body, answer.

export const schemas = {
  NewUser: 'name roles:s[]',
  Invited: 'user:UserCard link:Link',
  Link: 'link expires_at',
  WebhookCard: 'id label url kinds:s[] state:Named log_index:int pending:int dead:int',
  Subscription: 'url kinds:s[] label',
  Subscribed: 'id secret',
  DeliveryCard: 'log_index:int kind status:Named attempts:int last_at:s? next_at:s? response:s?',
  TestCard: 'delivered:bool response',
};

export const routes = `
POST /v1/users - NewUser Invited
POST /v1/users/{name}/link - - Link
GET /v1/webhooks after,limit - WebhookCard*
POST /v1/webhooks - Subscription Subscribed
POST /v1/webhooks/{id}/disable - - WebhookCard
POST /v1/webhooks/{id}/test - - TestCard
GET /v1/webhooks/{id}/deliveries after,limit - DeliveryCard*
`
  .trim()
  .split('\n')
  .map((line) => line.split(/ +/));
