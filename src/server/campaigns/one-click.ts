/** Where mail programs stop the mails about surveys for their reader (RFC 8058), with the token after it. */
export const oneClickPath = '/api/mail-stops/one-click'
