// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {AccessWord} from "./AccessWord.sol";
import {AgreementWord} from "./AgreementWord.sol";
import {Escrow} from "./IAccesses.sol";
import {OfferRecord} from "./Offer.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {OfferId} from "../types/OfferId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @dev All that Agreements keeps.
struct AgreementsState {
    mapping(OfferId offer => OfferRecord) offers;
    mapping(AgreementId agreement => AgreementWord) agreements;
    mapping(OfferId offer => mapping(OrgId consumer => AgreementId)) last;
    mapping(AgreementId agreement => mapping(uint32 seq => AccessWord)) accesses;
    mapping(AgreementId agreement => Escrow) escrows;
    mapping(IERC20 cash => mapping(address payee => uint256)) credits;
    mapping(address user => bool) users;
}
