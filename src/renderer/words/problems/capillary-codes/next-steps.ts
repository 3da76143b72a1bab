import { msg } from '@lingui/core/macro';

/** Next steps that several codes share. */
export const NEXT = {
  askCustomer: msg`Check the details with the customer, then try again.`,
  findAgain: msg`Find the customer again, then try again.`,
  findMerged: msg`Find the customer again before you go on.`,
  otherCard: msg`Use another card.`,
  otherSeries: msg`Use another series, or tell IT.`,
  readAgain: msg`Read again to see what is so now.`,
  readCard: msg`Read again to see the status of the card.`,
  tellIt: msg`Tell IT, with the code.`,
  waitAndRead: msg`Wait a moment, read again, then try again.`,
};
