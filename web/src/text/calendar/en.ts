import type { CalendarMessages } from './zh-cn.js';

/** The sentences of calendar views in English. */
export const calendarEn: CalendarMessages = {
  group: 'How the trend is cut', cut: 'Sum up by', cuts: { week: 'Week', month: 'Month', merged_month: 'Jan–Feb as one', quarter: 'Quarter', year: 'Year' }, cutNote: 'The Spring Festival moves between January and February: together they can be compared with a year before.',
  fiscal: 'Years begin in', fiscalFrom: 'from {month}', perWorkday: 'Per working day', perWorkdayNote: 'Cases over the working days of each period: months with different holidays can be compared.', suffix: ' per working day',
  earlier: 'Year before', earlierNote: 'The same months a year earlier.', springFestival: 'January and February are not compared alone: choose “Jan–Feb as one” or “Per working day”.', noEarlier: 'There is nothing to compare a year earlier.',
  workdays: '{n} working days', workdaysHead: 'Working days', unknown: 'The holidays of {years} are not loaded, so its working days are not counted; add the year to the calendars of the reference data.', unknownPoint: 'holidays not loaded, working days unknown', difference: 'against the year before',
};
