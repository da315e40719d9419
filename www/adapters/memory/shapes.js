// The forms that the shop is written in. Cart, Line, CartChange and NewLine are those of docs/architecture.md.

/**
 * @typedef {object} Shop
 * @property {Product[]} products            the product index of the rule bundle
 * @property {Record<string, Market>} markets
 * @property {string} default_market
 * @property {Discount[]} [discounts]
 * @property {boolean} [nests]               removing a parent removes what is nested under it
 * @property {Record<string, {available?: boolean, stock?: number, charges?: Record<string,string>}>} [variants]
 *   what only the till knows, by variant: stock, and what it charges where that differs from the price on the label
 *
 * @typedef {object} Market
 * @property {string} country
 * @property {string} currency               the usual one
 * @property {string[]} [currencies]         all of them
 * @property {string} locale
 * @property {boolean} [prices_include_tax]
 *
 * @typedef {object} Product
 * @property {string} id
 * @property {string|Record<string,string>} title
 * @property {string} [vendor] @property {string} [type] @property {string[]} [tags] @property {string[]} [collections]
 * @property {boolean} [requires_shipping]
 * @property {Variant[]} variants
 *
 * @typedef {object} Variant
 * @property {string} id
 * @property {string|Record<string,string>} [title]
 * @property {Record<string,string>} [options]
 * @property {Record<string,string>} [prices]
 * @property {Record<string,Record<string,string>>} [market_prices]
 * @property {boolean} [available] @property {number} [stock]
 * @property {{min?: number, max?: number, increment?: number}} [quantity_rule]
 * @property {{id: string, title?: string|Record<string,string>, prices?: Record<string,string>}[]} [plans]
 *
 * @typedef {object} Discount
 * @property {string} id
 * @property {string|Record<string,string>} title
 * @property {string} [code]                 absent: automatic
 * @property {'quantity_break'|'kit'|'lines'|'order'} kind
 * @property {DiscountItem[]} [items]        a quantity break has one, with the quantity it needs; a kit has several
 * @property {{percent: string}|{amount: Record<string,string>}|{total: Record<string,string>}} deal
 * @property {boolean} [repeats]             may apply more than once in a cart
 * @property {'unit'|'line'|'order'} [rounding]  where fractions of a minor unit are dropped; default line
 * @property {Record<string,string>} [minimum]   goods total from which an order discount applies
 * @property {string[]} [markets]
 * @property {string[]|'all'} [combines]     ids or codes; "automatic" stands for every discount without a code
 * @property {boolean} [honoured]            false: promised in the rules, but the till does not know it
 * @property {boolean} [plans]               subscription lines count too
 *
 * @typedef {object} DiscountItem
 * @property {string[]} [variants] @property {string[]} [products] @property {string[]} [collections]
 * @property {number} [quantity]
 *
 * @typedef {object} StoredLine
 * @property {string} product @property {string} variant @property {number} quantity
 * @property {string} [plan] @property {Record<string,string>} properties
 * @property {string} [parent] @property {number} added
 *
 * @typedef {object} State
 * @property {StoredLine[]} lines @property {string[]} codes
 * @property {string} market @property {string} currency @property {string} locale
 * @property {number} sequence               the `added` of the newest line
 * @property {boolean} consent
 */

export {};
