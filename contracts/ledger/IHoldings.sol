// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC7943MultiToken} from "./IERC7943MultiToken.sol";
import {Mark} from "./LotWord.sol";
import {IAsset} from "../settlement/IAsset.sol";
import {DualApproval} from "../members/DualApproval.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What a court or a regulator orders. Two people of an organisation with role REGULATOR sign it.
struct Order {
    uint256 id;
    address holder;
    /// @dev Zero: the holder's units are frozen. Otherwise units are transferred there.
    address to;
    /// @dev Of a freeze, how much is frozen by order from now on, whatever is pledged beside it, also if the holder has less; of a transfer, how much. A freeze of a lot
    /// that keeps its history, as it was issued, stops every part that the holder has of it, also one that it divided off before or gets later.
    uint256 amount;
    /// @dev uid of the statement, or hash of the document, that says why. Not zero.
    bytes32 reason;
    uint48 deadline;
    /// @dev Any number that no order of this organisation has had.
    uint256 nonce;
}

bytes32 constant ORDER_TYPEHASH = keccak256(
    "Order(uint256 id,address holder,address to,uint256 amount,bytes32 reason,uint48 deadline,uint256 nonce)"
);

/// @title Holdings
/// @notice Who holds how much of which instrument: ERC-1155 with the rules of ERC-7943.
///
/// A holder is an account. Frozen is what is pledged (ILiens) and what is frozen by order; nobody sets the sum by hand. Units are passed on until the
/// instrument's transfers close, by the holder alone, by an operator that it approved, or by a deal (Settlement). Units that are frozen
/// move only by the enforcement of a lien or by order.
///
/// `data` of a transfer is empty, or one word: the hash of the document that says for what it is.
interface IHoldings is IERC1155, IERC7943MultiToken, IAsset {
    /// @notice Transfers of the instrument closed at `closesAt`.
    error Holdings_Closed(uint256 id, uint48 closesAt);
    /// @notice The holder has `balance` units of the instrument.
    error Holdings_BalanceInsufficient(uint256 id, address holder, uint256 balance, uint256 amount);
    /// @notice Zero units cannot be moved.
    error Holdings_AmountZero(uint256 id);
    /// @notice No instrument has this id.
    error Holdings_UnknownInstrument(uint256 id);
    /// @notice `operator` is not approved by `holder`.
    error Holdings_NotOperator(address operator, address holder);
    /// @notice The receiver is a contract that did not accept the units.
    error Holdings_NotAccepted(address receiver);
    /// @notice The two lists differ in length.
    error Holdings_LengthsDiffer(uint256 first, uint256 second);
    /// @notice `data` is `length` bytes long, and has to be empty or one word.
    error Holdings_DataInvalid(uint256 length);
    /// @notice An instrument of lots moves whole: divide it first.
    error Holdings_LotWhole(uint256 id, uint256 balance, uint256 amount);
    /// @notice The units of the instrument are alike: only lots are divided.
    error Holdings_NoLot(uint256 id);
    /// @notice The instrument's lots keep their history: each passes alone, and is divided by `passPart`.
    error Holdings_KeepsHistory(uint256 id);
    /// @notice The lot was passed on as often as its history can tell.
    error Holdings_HistoryFull(uint256 id);
    /// @notice The instrument's lots keep no history: `divide` divides them.
    error Holdings_NoHistory(uint256 id);
    /// @notice The lot has the units from `first` on, `balance` of them, which are not all of those that were named, or no more than those.
    error Holdings_PartInvalid(uint256 id, uint256 first, uint256 balance);
    /// @notice A part of `amount` units is smaller than the least that was agreed.
    error Holdings_PartTooSmall(uint256 id, uint256 amount, uint256 least);
    /// @notice The lot may become `room` lots more, its units' share of those that what was issued may be in, and not `more`.
    error Holdings_TooManyLots(uint256 id, uint256 room, uint256 more);
    /// @notice The call names nothing to move.
    error Holdings_NothingToMove();
    /// @notice `amount` is more than the ledger can keep here: at most `most`.
    error Holdings_AmountTooLarge(uint256 id, uint256 amount, uint256 most);
    /// @notice An order is a freeze where `to` is zero, and a transfer otherwise: call the other function.
    error Holdings_OrderOther(address to);
    /// @notice The signers' organisation is no regulator.
    error Holdings_NotRegulator(OrgId org);
    /// @notice An order needs a reason.
    error Holdings_NoReason();
    /// @notice The order was carried out before.
    error Holdings_OrderUsed(OrgId regulator, uint256 nonce);
    /// @notice The deadline was `deadline`, and the block's time is `now_`.
    error Holdings_OrderExpired(uint48 deadline, uint256 now_);
    /// @notice `pledged` units are pledged: only their pledgees release them.
    error Holdings_Pledged(uint256 id, address holder, uint256 pledged, uint256 amount);
    /// @notice `account` is still honoured: it moves its holdings by itself.
    error Holdings_AccountHonoured(address account);
    /// @notice Both accounts have to be of the caller's organisation.
    error Holdings_OtherOrganisation(address account, OrgId org);
    /// @notice Only the Council can call this without an order: `caller` is not its timelock.
    error Holdings_NotCouncil(address caller);

    /// @dev Beside the standard's event, where a transfer names the document that it is for.
    event PassedFor(uint256 indexed id, address indexed from, address indexed to, uint256 amount, bytes32 document);
    event OrderCarriedOut(
        uint256 indexed id,
        address indexed holder,
        OrgId indexed regulator,
        address to,
        uint256 amount,
        bytes32 reason
    );
    event HoldingReclaimed(uint256 indexed id, address indexed from, address indexed to, uint256 amount);
    /// @dev A step of a lot's history that is no plain endorsement. One that is has only the standard's event of a transfer, from an account of one organisation
    /// to one of another, while transfers are open; or, where it is of a part that does not keep the lot's id, LotDivided, to an account of another organisation.
    /// A part has the steps that the lot had when it was divided off, and of a part that was passed on by that this one; what is after that part does not have it.
    event LotPassed(uint256 indexed id, OrgId from, OrgId to, Mark mark);
    event LotDivided(uint256 indexed parent, uint256 indexed child, address indexed holder, uint256 amount);

    /// @notice Passes units of one instrument to many holders. All or none.
    /// @param document Hash of the document that says for what it is; zero for none.
    function passToMany(uint256 id, address[] calldata to, uint256[] calldata amounts, bytes32 document) external;

    /// @notice Divides a part off a lot, in the hands of its holder. The part is an instrument of its own, with `id` as parent.
    /// @return child Its id.
    function divide(uint256 id, uint256 amount) external returns (uint256 child);

    /// @notice Passes units `first` to `first + amount - 1` of a lot that keeps its history on, and leaves those before and after them with the
    /// caller, as lots with the same history. To the caller itself, it only divides. Units are numbered from 0 in what was issued. The part that has the lot's
    /// first unit keeps its id. Nothing is put together again.
    /// @param document As of a transfer: NOT_TRANSFERABLE, where the giver answers to nobody after the taker.
    /// @return part The id of what was passed on.
    function passPart(
        uint256 id,
        uint256 first,
        uint256 amount,
        address to,
        bytes32 document
    ) external returns (uint256 part);

    /// @notice Freezes by order, or lifts that. Anybody may relay what two people of a regulator signed.
    function freeze(Order calldata order, DualApproval calldata approval) external;

    /// @notice Transfers by order: of what the holder has free first, then of what is frozen by order. What is pledged stays.
    function transferByOrder(Order calldata order, DualApproval calldata approval) external;

    /// @notice Moves everything that is not frozen from an account that ended to another account of its organisation. ADMIN of it.
    function reclaim(uint256 id, address from, address to) external;

    /// @notice The hash of all steps of a lot that keeps its history, and how many they are; zero of others.
    function historyOf(uint256 id) external view returns (uint176 history, uint8 steps);

    /// @notice Whether the regulator used the nonce.
    function isOrderUsed(OrgId regulator, uint256 nonce) external view returns (bool);

    /// @notice The digest that the two people of a regulator sign.
    function digestOf(Order calldata order) external view returns (bytes32);

    /// @notice Balance, how much of it is pledged, and how much is frozen by order.
    function holdingOf(
        uint256 id,
        address holder
    ) external view returns (uint128 balance, uint128 pledged, uint128 ordered);
}
