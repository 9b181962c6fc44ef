// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Recourse} from "./Debt.sol";
import {Sale} from "./ReceivableActs.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {Statement} from "../../evidence/Statement.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";
import {Uid} from "../../types/Uid.sol";

/// @title Recourses
/// @notice Sales of receivables, what follows when the obligor does not pay, and whose risk it is meanwhile.
///
/// A deal that moves units one way and the instrument's cash the other is a sale. The buyer is a bank: its limit on the obligor is used, with
/// recourse also the one on the seller. Recourse is part of the sale, not of the units: the same receivable can be sold with it and without.
/// A seller under recourse pays the buyer the units and the late interest on them until that day, and gets the units: nobody is paid twice, and who
/// waited has the interest. A buyer gives recourse up, as of a sale that was undone, by the signatures of two people.
interface IRecourses is IEscrow {
    /// @notice The price is more than the units: `price` for `amount`.
    error Recourses_PriceAboveFace(uint256 instrument, uint256 price, uint256 amount);
    /// @notice The deal is with recourse, and its giver of units gets none of the instrument's cash: there is no sale that recourse could belong to.
    error Recourses_NoSale(uint256 instrument);
    /// @notice The buyer has no role BANK.
    error Recourses_NotBank(OrgId buyer);
    /// @notice There is no such sale with recourse, or it was claimed or ended.
    error Recourses_NotOpen(bytes32 sale);
    /// @notice The claim against the seller lapsed on `lastDay`.
    error Recourses_Lapsed(bytes32 sale, uint256 lastDay);
    /// @notice The seller owes `open`, for units that the buyer still has.
    error Recourses_MoreThanOwed(bytes32 sale, uint256 open, uint256 amount);
    /// @notice The receivable is not overdue: payment day and days of grace end with `lastDay`.
    error Recourses_NotOverdue(ReceivableId receivable, uint256 lastDay);
    /// @notice The default can be declared from `from` on.
    error Recourses_NotDefaulted(ReceivableId receivable, uint256 from);
    /// @notice The caller holds nothing of the receivable, and is no regulator.
    error Recourses_NotHolder(ReceivableId receivable, address caller);
    /// @notice The statement is not valid, or not by an account of `org`, or not about `obligor`.
    error Recourses_StatementInvalid(Uid statement, OrgId org, OrgId obligor);
    /// @notice The guarantor paid nothing that was not turned into a claim.
    error Recourses_NothingPaid(ReceivableId receivable);
    /// @notice Of `amount`, at most `owed` is late interest that is due.
    error Recourses_MoreInterestThanDue(uint256 instrument, uint256 amount, uint256 owed);

    /// @notice There is such a sale: deals with recourse that are equal in all else differ in what they refer to.
    error Recourses_SaleExists(bytes32 sale);
    /// @notice What the seller owes is not paid in `cash`.
    error Recourses_OtherCash(bytes32 sale, address cash);
    /// @notice The cash contract moved `moved` where it was to move `amount`.
    error Recourses_CashShort(address cash, uint256 amount, uint256 moved);

    /// @notice Before the default, who is neither the obligor nor the guarantor pays `whole` at least, which is open of the face, or of the interest once the face is paid.
    error Recourses_NotWhole(uint256 instrument, OrgId payer, uint256 whole);
    /// @notice The deadline was `deadline`; the block's time is `now_`.
    error Recourses_Expired(bytes32 sale, uint48 deadline, uint256 now_);
    /// @notice The two who signed are of `org`, which is not the buyer's.
    error Recourses_NotBuyer(bytes32 sale, OrgId org);

    event Sold(
        uint256 indexed instrument,
        address indexed seller,
        address indexed buyer,
        uint256 amount,
        uint256 price,
        bool recourse,
        bytes32 dealId,
        uint256 leg
    );
    event ReceivableOverdue(ReceivableId indexed receivable);
    /// @dev `statement` says that the obligor is insolvent; zero where the time passed.
    event ReceivableDefaulted(ReceivableId indexed receivable, OrgId indexed by, Uid statement);
    event RecourseClaimed(
        bytes32 indexed sale,
        uint256 indexed instrument,
        address indexed seller,
        address buyer,
        uint256 amount
    );
    /// @dev The units for which the seller pays are in this account of the buyer, which is paid.
    event RecourseMoved(bytes32 indexed sale, address buyer);
    /// @dev `amount` units went to the seller, for `price`.
    event RecoursePaid(bytes32 indexed sale, address payer, uint256 amount, uint256 price);
    event RecourseWaived(bytes32 indexed sale, OrgId indexed buyer);
    event RecourseEnded(bytes32 indexed sale);
    event ExposureFreed(uint256 indexed instrument, address indexed holder, uint256 amount);
    /// @dev The guarantor paid `amount` of the face, which it can turn into a claim.
    event GuarantorPaid(uint256 indexed instrument, uint256 amount);
    /// @dev The guarantor that paid has a claim on the obligor: a receivable of its own, with a ledger id of its own.
    event Subrogated(ReceivableId indexed receivable, ReceivableId indexed claim, uint256 amount);

    /// @notice Marks what is not paid after payment day and grace, late interest too. Anybody.
    function markOverdue(ReceivableId[] calldata receivables) external;

    /// @notice Declares the default of what has been overdue for `DEFAULT_AFTER`. A MAKER that holds units, or of a regulator. The obligor
    /// confirms nothing more until it sets its limit anew.
    function declareDefault(ReceivableId receivable) external;

    /// @notice As `declareDefault`, at once, by a statement that the obligor is insolvent: of a regulator, whose MAKER calls; valid; its subject is the number of the obligor.
    function declareInsolvent(ReceivableId receivable, Statement calldata statement) external;

    /// @notice Claims from the seller what the buyer still has of a defaulted receivable, or gets back by recourse of those it sold to. Once for each sale; again, it
    /// only says in which account of the buyer the units are: the caller's, or the one that bought. MAKER of the buyer, of whatever standing.
    function claimRecourse(Sale calldata sale) external;

    /// @notice Pays for `amount` units what a seller owes under recourse, `recoursePrice`, from the caller, which has approved this contract; a leg of a deal
    /// that pays cash to this contract, with the sale's id as its id, does the same for as many units as its cash is enough for. The buyer gets the
    /// cash, and before that what was paid for its units; the seller gets the units.
    function payRecourse(bytes32 sale, uint256 amount) external;

    /// @notice Ends recourse that cannot be claimed any more, since the receivable is closed, the claim is repaid, or it was not claimed in time: the limit on the
    /// seller is free. Anybody.
    function endRecourse(Sale calldata sale) external;

    /// @notice Ends recourse that the buyer gives up. Two people of the buyer sign, also while restricted. Anybody may relay.
    function waiveRecourse(Sale calldata sale, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Turns what the guarantor paid into a claim of its own on the obligor. MAKER of the guarantor, of whatever standing;
    /// its account gets it. Late interest that it paid does not count, nor what it paid before payment day and grace were over.
    function subrogate(ReceivableId receivable) external returns (ReceivableId claim);

    /// @notice Frees the part of a buyer's limit whose units it passed on otherwise than by a deal. CHECKER of the buyer: its units may be in
    /// another account of its own, and two people set the limit.
    function freeExposure(ReceivableId receivable, address holder) external;

    /// @notice Late interest that is due now, beyond what was paid.
    function interestDue(ReceivableId receivable) external view returns (uint256);

    /// @notice What `holder` bought and still counts against its limits.
    function exposureOf(ReceivableId receivable, address holder) external view returns (uint256);

    /// @notice What a seller pays now for `amount` units under recourse that was claimed: the units, and the late interest that is due on them. More every
    /// day; so who approves or signs it leaves room.
    function recoursePrice(bytes32 sale, uint256 amount) external view returns (uint256);

    /// @notice What became of the recourse of a sale.
    function recourseOf(bytes32 sale) external view returns (Recourse memory);
}
