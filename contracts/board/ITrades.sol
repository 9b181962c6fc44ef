// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Failing, Trade, TradeState} from "./Trade.sol";
import {DualApproval} from "../members/DualApproval.sol";
import {Consent, Deal} from "../settlement/Deal.sol";
import {OrgId} from "../types/OrgId.sol";
import {TradeId} from "../types/TradeId.sol";

/// @title Trades
/// @notice What becomes of a match: documents by the availability date, their examination, delivery versus payment, the report.
///
/// All clocks start with the trade. The seller brings documents by the availability date. The buyer finds them satisfactory, or refuses them with a reason, and the seller can bring others until
/// that date. Who examines and says nothing in time has found them satisfactory. Then the buyer settles: it brings its own consent and the seller's, and units and money change
/// hands by Settlement.
///
/// A seller that brings no documents, or whose consent or units are gone, and a buyer that does not pay, lose their deposit to the other. Nobody does where the buyer refused documents, or where
/// a court, a payment or the operator stopped the deal: so refusing earns nothing.
///
/// A sale is without recourse. A claim on the seller's warranties (URF 800) is an event that names the seller of that sale: no payment follows from it here.
interface ITrades {
    /// @notice The trade is `state`, which does not allow this.
    error Trades_WrongState(TradeId trade, TradeState state);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error Trades_NotParty(TradeId trade, OrgId expected, OrgId org);
    /// @notice It could be done up to `deadline`; the block's time is `now_`.
    error Trades_TooLate(TradeId trade, uint48 deadline, uint256 now_);
    /// @notice It can be done after `until`; the block's time is `now_`.
    error Trades_TooEarly(TradeId trade, uint48 until, uint256 now_);
    /// @notice Documents have a root, and a refusal or a claim a reason.
    error Trades_Empty(TradeId trade);
    /// @notice Other documents were presented since.
    error Trades_OtherDocuments(TradeId trade, bytes32 presented, bytes32 given);
    /// @notice This is not the consent that the seller gave.
    error Trades_OtherConsent(TradeId trade);
    /// @notice The buyer's account tenders `price`, and has `has`.
    error Trades_PriceShort(TradeId trade, address account, uint256 price, uint256 has);
    /// @notice The buyer has what it bought still, or the claim is not paid: nothing of its limit is free.
    error Trades_NothingFree(uint256 id, address account);

    event DocumentsPresented(TradeId indexed trade, bytes32 documents);
    event DocumentsSatisfactory(TradeId indexed trade, bytes32 documents);
    event DocumentsRefused(TradeId indexed trade, bytes32 documents, bytes32 reason);
    event TradeSettled(TradeId indexed trade, bytes32 indexed dealId);
    event TradeFailed(TradeId indexed trade, Failing failing, uint96 forfeited);
    event TradeReported(TradeId indexed trade, OrgId indexed operator, Trade facts);
    /// @dev No payment follows from it here.
    event WarrantyClaimed(TradeId indexed trade, OrgId indexed seller, OrgId indexed buyer, bytes32 reason);
    event ExposureFreed(uint256 indexed id, address indexed account, uint256 amount);

    /// @notice Presents documents, by the availability date. MAKER of the seller, also while restricted.
    /// @param documents Salted root of them; they go to the buyer beside the chain.
    function present(TradeId trade, bytes32 documents) external;

    /// @notice Finds documents satisfactory. Two people of the buyer sign, also while restricted.
    function satisfy(TradeId trade, bytes32 documents, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Refuses documents. Two people of the buyer sign, in the days of examination.
    /// @param reason A code, in ASCII.
    function refuse(
        TradeId trade,
        bytes32 documents,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Settles: anybody brings both consents to `dealOf`, by the day of payment. Where the buyer consented and has the price, and the seller's consent or units are gone, the trade
    /// ends as failed by the seller; where the units are held back or the claim was paid, by nobody. So what is kept from a buyer that tenders is not brought back to make it fail.
    function settle(TradeId trade, Consent calldata bySeller, Consent calldata byBuyer) external;

    /// @notice Ends a trade of which a clock ran out. Anybody. The deposit of who failed goes to the other.
    /// @param bySeller The seller's consent; empty where it did not come to payment.
    function fail(TradeId trade, Consent calldata bySeller) external;

    /// @notice Takes note of a trade that ended. MAKER of the operator.
    function report(TradeId trade) external;

    /// @notice Claims that a warranty of the seller does not hold. Two people of the buyer sign.
    /// @param reason A code, in ASCII.
    function claimWarranty(TradeId trade, bytes32 reason, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Frees the limit of a buyer that has less of a claim than it bought: it was paid, or sold it on. Anybody.
    function freeExposure(uint256 id, address account) external;

    /* READING */

    /// @notice Where it stands now.
    function stateOf(TradeId trade) external view returns (TradeState);

    function tradeOf(TradeId trade) external view returns (Trade memory);

    /// @notice The deal that settles it.
    function dealOf(TradeId trade) external view returns (Deal memory);

    /// @notice What of the buyer's limit is used for what it bought of a claim here.
    function exposureOf(uint256 id, address account) external view returns (uint256);
}
