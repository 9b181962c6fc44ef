// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance} from "./Acceptance.sol";
import {Ask, AskBook, AskState, Holding} from "./Ask.sol";
import {IBoardDeposits} from "./IBoardDeposits.sol";
import {Quote, QuoteBook, QuoteState} from "./Quote.sol";
import {DualApproval} from "../members/DualApproval.sol";
import {Consent, Deal} from "../settlement/Deal.sol";
import {AskId} from "../types/AskId.sol";
import {OrgId} from "../types/OrgId.sol";
import {TradeId} from "../types/TradeId.sol";

/// @title Board
/// @notice Where banks sell each other claims, without recourse: forfaiting, and the sale of receivables. What becomes of a match is in ITrades.
///
/// An ask says what is sold (asset, obligor, tenor, band of the amount) and not by whom. Before it is posted, its units are pledged to the operator of the association, of which this
/// contract is an account: so no ask is without units, and none has the units of another, here or on any other board. The board lets them go when they are sold, and when
/// the ask ends.
///
/// A quote is committed by its hash. Once nobody can commit any more, it is sealed to the ask's key and shown to the seller alone, and so many of them as the ask says. None of them
/// can be read by others, or copied, before the seller accepts it. A seller that withdraws after it saw quotes offers the same claim again only when the ask would have lapsed.
///
/// Who accepts signs, in Settlement's form, the deal that the buyer will execute: so nothing is left to be done by the seller but to bring the documents.
///
/// @dev Warning: The ledger is public to its members: the pledge that reserves the units names who holds them, and whoever reads the calls of this contract learns whose
/// an ask is. What is hidden is hidden from those who read events and records, not from who runs a node, and from them until the ask ends: its units are let go in that
/// transaction, and the ledger's event names who has them.
/// @dev Warning: The operator can let a reservation go, and keep this contract from letting it go. It cannot take the units.
interface IBoard is IBoardDeposits {
    /// @notice The ask is `state`, which does not allow this.
    error Board_WrongState(AskId ask, AskState state);
    /// @notice The quote is `state`, which does not allow this.
    error Board_WrongQuoteState(AskId ask, OrgId bidder, QuoteState state);
    /// @notice `field` of an ask cannot be so.
    error Board_AskInvalid(bytes32 field);
    /// @notice The holding is not the one that the ask hides.
    error Board_OtherHolding(AskId ask);
    /// @notice `field` of what is offered is not as the ask says.
    error Board_HoldingInvalid(AskId ask, bytes32 field);
    /// @notice Of `amount` units that are offered, `reserved` are pledged to the operator for this ask.
    error Board_NotReserved(AskId ask, uint256 reserved, uint256 amount);
    /// @notice The operator did not enrol this contract, or it gives nothing back alone.
    error Board_OperatorInvalid(OrgId operator);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error Board_NotParty(AskId ask, OrgId expected, OrgId org);
    /// @notice It could be done up to `deadline`; the block's time is `now_`.
    error Board_TooLate(AskId ask, uint48 deadline, uint256 now_);
    /// @notice It can be done after `until`; the block's time is `now_`.
    error Board_TooEarly(AskId ask, uint48 until, uint256 now_);
    /// @notice The organisation saw quotes for this claim, and offers it again after `until`.
    error Board_Quiet(uint256 id, OrgId org, uint48 until);
    /// @notice The seller saw as many quotes as its ask allows: `most`.
    error Board_NoMoreReveals(AskId ask, uint8 most);
    /// @notice A hash is not zero, and a quote does not expire before it can be accepted.
    error Board_CommitmentInvalid(AskId ask, bytes32 hash, uint48 expiry);
    /// @notice This is not what the bank committed.
    error Board_OtherQuote(AskId ask, OrgId bidder, bytes32 committed, bytes32 given);
    /// @notice `field` of a quote cannot be so.
    error Board_QuoteInvalid(AskId ask, bytes32 field);
    /// @notice Nobody buys of itself.
    error Board_OwnAsk(AskId ask, OrgId org);
    /// @notice Between `least` and `most` is what can be taken, and of a lot all of it.
    error Board_AmountOutside(AskId ask, uint256 least, uint256 most, uint256 amount);
    /// @notice The seller is not under dual control, and so its consent has no checker.
    error Board_CheckerSuperfluous(AskId ask, OrgId seller);
    /// @notice The claim could not be passed on any more at `until`, when it has to be settled.
    error Board_ClaimTooShort(AskId ask, uint48 until);

    event AskPosted(AskId indexed ask, OrgId indexed operator, OrgId indexed obligor, Ask terms);
    /// @dev A conditional ask became one that is quoted.
    event AskPerfected(AskId indexed ask);
    /// @dev With the match that took what was left.
    event AskMatched(AskId indexed ask);
    event AskWithdrawn(AskId indexed ask);
    event AskLapsed(AskId indexed ask);
    event QuoteCommitted(AskId indexed ask, OrgId indexed bidder, bytes32 hash, uint48 expiry);
    /// @param sealed_ keccak256 of what was sent to the seller.
    event QuoteRevealed(AskId indexed ask, OrgId indexed bidder, bytes32 sealed_);
    event QuoteWithdrawn(AskId indexed ask, OrgId indexed bidder);
    event TradeMatched(
        TradeId indexed trade,
        AskId indexed ask,
        OrgId indexed seller,
        OrgId buyer,
        uint96 amount,
        uint96 price,
        Quote quote
    );
    /// @dev With the match: what the buyer needs to settle.
    event SellerConsented(TradeId indexed trade, Consent consent);

    /* ASKS */

    /// @notice Posts an ask that two people of the seller signed. Anybody. Its units are pledged to the operator before, under `reservationOf`, until after the last day on which a
    /// trade could be settled. Of a conditional one nothing is pledged, and the claim does not exist.
    function post(Ask calldata ask, Holding calldata holding, DualApproval calldata approval) external returns (AskId);

    /// @notice Makes a conditional ask one that is quoted: the claim was accepted, and its units are pledged. MAKER of the seller.
    function perfect(Ask calldata ask, Holding calldata holding) external;

    /// @notice Takes back what was not taken. MAKER of the seller, whatever its standing.
    function withdraw(Ask calldata ask, Holding calldata holding) external;

    /// @notice Ends an ask whose time is over. Anybody who knows the holding.
    function lapse(Ask calldata ask, Holding calldata holding) external;

    /* QUOTES */

    /// @notice Commits a quote by its hash. MAKER of a bank; one quote of each bank.
    function commit(AskId ask, bytes32 hash, uint48 expiry) external;

    /// @notice Tells that the quote was sent to the seller, sealed to the ask's key. MAKER of the bidder, when nobody commits any more.
    /// @param sealed_ keccak256 of what was sent.
    function reveal(AskId ask, bytes32 sealed_) external;

    /// @notice Takes a quote back that was not accepted. MAKER of the bidder, whatever its standing.
    function withdrawQuote(AskId ask) external;

    /// @notice Accepts a quote, for all of the ask or for a part. Anybody brings it: two people of the bidder signed the quote, and the seller consented to the deal. Both deposits
    /// are put aside, and the buyer's limit for the obligor is used.
    function accept(Acceptance calldata acceptance) external returns (TradeId);

    /* READING */

    function askOf(AskId ask) external view returns (AskBook memory);

    /// @notice Where the quote of a bank stands now.
    function quoteOf(AskId ask, OrgId bidder) external view returns (QuoteBook memory);

    /// @notice An ask's id.
    function askIdOf(Ask calldata ask) external pure returns (AskId);

    /// @notice What the pledge of an ask's units names as its agreement.
    function reservationOf(AskId ask, bytes32 salt) external pure returns (bytes32);

    /// @notice The deal to which the seller consents when it accepts now. Its deadline follows from the day.
    function dealFor(
        Ask calldata ask,
        Holding calldata holding,
        Quote calldata quote,
        uint96 amount
    ) external view returns (Deal memory);
}
